export { claimRequest, nextRequestDue } from './claim-request.sql';
export { claimWatch, putWatchBack } from './claim-watch.sql';
export { drawPermits } from './draw-permits.sql';
export { seePrescriptions, seeRefunds } from './see-statuses.sql';
export { pruneStatuses } from './prune-statuses.sql';
