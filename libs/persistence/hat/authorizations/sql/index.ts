export * from './hold-task.sql';
export * from './keep-faults.sql';
export * from './prune-guides.sql';
export * from './record-marks.sql';
export * from './upsert-guides.sql';
