export * from './entities';
export { MedseniorGateStore, type CallAnswer, type CallRequest, type MedseniorGateState } from './medsenior-gate.store';
export { MedseniorMirrorReader, type MirrorFilter, type MirrorRow } from './medsenior-mirror-reader.store';
export { MedseniorMirrorStore, type HistoryEntry, type KnownGuide, type MirrorChange, type MirroredGuide } from './medsenior-mirror.store';
export { MedseniorRetentionStore } from './medsenior-retention.store';
export { MedseniorWatchStore, type WatchCover, type WatchFilter, type WatchLink } from './medsenior-watch.store';
