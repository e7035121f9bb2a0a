export { pageOf, type Page } from './page';
export { parseOrder, type OrderBy } from './order';
export { parseFields, project } from './projection';
