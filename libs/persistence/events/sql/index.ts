export * from './append-events.sql';
export * from './prune-events.sql';
export * from './read-events.sql';
export * from './sequence-events.sql';
