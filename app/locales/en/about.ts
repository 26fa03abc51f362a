import type { Messages } from '../messages'

export const about: Messages['about'] = {
  title: 'About Muster',
  description: 'What Muster is, where its sample and reference data come from, and how a match is made.',
  what: 'What Muster is',
  whatText:
    'Muster brings together supply of and need for emergency equipment: enterprises list equipment, rescue teams state needs by scenario, and the site searches by disaster scenario and professional track, checks figure by figure, and says in words why something matches and what falls short. It answers paragraph (11) of the Guiding Opinions on accelerating the innovative development of emergency management equipment: a platform for supply and demand, deeper matching by scenario, finer professional tracks.',
  how: 'How a match is made',
  how1: 'Every hard figure, condition, delivery time and budget is checked on its own: met, unknown or not met, and never averaged into a score.',
  how2: 'The score (0–100) is the sum of named parts: scenario, track, wished figures, class, verification, delivery, distance and text. Each shows its points and why.',
  how3: 'First what meets everything, then what has to be checked, then what comes near, with what falls short. Payment never changes the rank.',
  how4: 'A condition that a company claims without a figure to show it is marked as claimed only.',
  data: 'Where the data come from',
  dataText: 'Invented and public data are kept apart and marked wherever they are shown.',
  dataSample:
    'Sample equipment, companies, needs and teams are invented; they stand for no real product, price or catalogue.',
  dataReference:
    'Reference rows come from the public lists below. Nobody sells or buys them here; each names its source.',
  listFema:
    'FEMA Schedule of Equipment Rates 2025 (work of the US federal government, no copyright): hourly rates',
  listNims: 'FEMA NIMS resource typing definitions (September 2025): least figures of each type level',
  listInsarag:
    'INSARAG Americas equipment list for urban search and rescue teams (2016): what light and medium teams must show',
  words: 'Vocabulary',
  wordsText:
    'Each entry of the scenarios, tracks, conditions, classes, attributes, catalogues and standards says whether it was verified, recalled or is our own judgment.',
  mapText: 'Provinces are drawn as a grid of tiles that shows neighbours only. It is not a map.',
}
