/** The workbench's door for everyone: what there is to do, in groups. */
export { TodoGroups } from './components/todo-groups'
export { newFor, type TodoGroup, todoGroups } from './todos'
