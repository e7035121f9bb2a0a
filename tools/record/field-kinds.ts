import { fieldKindReader, type FieldKind } from '../../apps/mock-upstream/src/engine/journal/masking/field-kind';

/** Beyond what the journal hides: who the operator is, and with what it comes in, is for nobody outside either. */
const ownKinds: Readonly<Record<string, FieldKind>> = {
  tokenId: 'secret',
  tokenProcess: 'secret',
  idTenant: 'secret',
  tenantId: 'secret',
  tenantName: 'secret',
  clientId: 'secret',
  username: 'secret',
  userId: 'secret',
  ansRegistry: 'document',
  // Begins with the registry.
  attendanceProtocol: 'document',
  // A day, whatever its name begins with.
  passwordExpireDate: 'public',
};

const read = fieldKindReader(ownKinds);

/** What a field holds. Nothing is public: a value known from elsewhere is found under every name. */
export function recordedKind(name: string): FieldKind | undefined {
  const kind = read(name);
  return kind === 'public' ? undefined : kind;
}
