export * from './entities';
export { MedseniorGateStore, type CallAnswer, type CallRequest, type MedseniorGateState } from './medsenior-gate.store';
export { MedseniorMirrorReader, type MirrorFilter, type MirrorRow } from './medsenior-mirror-reader.store';
export {
  MedseniorMirrorStore,
  MirrorFenceLost,
  type HistoryEntry,
  type KnownGuide,
  type MirrorChange,
  type MirrorFence,
  type MirroredGuide,
} from './medsenior-mirror.store';
export { MedseniorWatchStore, type WatchCover, type WatchFilter, type WatchLink } from './medsenior-watch.store';
