import loadHighs, { type Highs, type ModelData } from 'highs'
import type { Program, ProgramAnswer, ProgramLimits, SolveProgram } from './program'

/** HiGHS, compiled to WebAssembly: it answers before it returns, so that whoever serves others asks it in a thread. */
export async function openHighs(): Promise<SolveProgram> {
  const highs = await loadHighs()
  return (program, limits, begin) => solve(highs, program, limits, begin)
}

function solve(highs: Highs, program: Program, limits: ProgramLimits, begin?: number[]): ProgramAnswer {
  if (program.worth.length === 0) return nothing(program)
  return highs.withModel(modelOf(highs, program), (model) => {
    model.options.set({
      output_flag: false,
      time_limit: Math.max(0.05, limits.seconds),
      mip_rel_gap: 0,
      mip_abs_gap: limits.gap,
    })
    if (begin) model.setSolution({ indices: begin.map((_, column) => column), values: begin })
    const { modelStatus } = model.run()
    const { optimal, infeasible } = highs.constants.modelStatus
    const whole = program.whole.some((each) => each === 1)
    const feasible = model.info.get('primal_solution_status') === 2
    const worth = model.getObjectiveValue()
    const bound = whole ? Number(model.info.get('mip_dual_bound')) : worth
    const solution = feasible ? model.getSolution() : null
    return {
      values: solution?.colValue ?? null,
      duals: !whole && modelStatus === optimal ? (solution?.rowDual ?? null) : null,
      worth,
      bound: whole ? bound : modelStatus === optimal ? worth : Number.POSITIVE_INFINITY,
      impossible: modelStatus === infeasible,
    }
  })
}

function modelOf(highs: Highs, program: Program): ModelData {
  const starts = [0]
  for (const row of program.rows) starts.push((starts.at(-1) ?? 0) + row.columns.length)
  const infinite = (value: number) => (Number.isFinite(value) ? value : Math.sign(value) * highs.infinity)
  return {
    numCols: program.worth.length,
    numRows: program.rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: program.worth,
    colLower: program.lower,
    colUpper: program.upper.map(infinite),
    rowLower: program.rows.map(({ least }) => infinite(least)),
    rowUpper: program.rows.map(({ most }) => infinite(most)),
    integrality: program.whole,
    matrix: {
      format: 'csr',
      numRows: program.rows.length,
      numCols: program.worth.length,
      starts,
      indices: program.rows.flatMap(({ columns }) => columns),
      values: program.rows.flatMap(({ factors }) => factors),
    },
  }
}

const nothing = ({ rows }: Program): ProgramAnswer => {
  const impossible = rows.some(({ least }) => least > 0)
  return { values: impossible ? null : new Float64Array(), duals: null, worth: 0, bound: 0, impossible }
}
