import type { KnownGuide, MirroredGuide, MirroredProcedure } from '@ponte/persistence/medsenior';
import { guideChanges } from './guide-changes';
import { mirrorChange } from './mirror-change';
import { mirroredGuide } from './mirrored-guide';

const procedure = (code: string | null, status: string | null = 'Em análise'): MirroredProcedure => ({
  code,
  name: null,
  status,
  requestedQuantity: 1,
  releasedQuantity: null,
  requestedAt: null,
  approvedAt: null,
  includedAt: null,
  performer: null,
});
const item = (guide: object) => ({ text: JSON.stringify(guide), guide: guide as { guia: string }, leftOut: [] });
const now = (procedures: MirroredProcedure[], statusText: string | null = 'Autorizado'): MirroredGuide => {
  const read = mirroredGuide(item({ guia: 'G' }), ['1']);
  if (!read) throw new Error('unreadable');
  return { ...read, procedures, statusText, status: 1 };
};
const known = (procedures: MirroredProcedure[], more: Partial<KnownGuide> = {}): KnownGuide => ({
  guide: 'G',
  status: 1,
  statusText: 'Autorizado',
  procedures,
  payloadHash: '-',
  missedCycles: 0,
  absentSince: null,
  ...more,
});
const kinds = (entries: ReturnType<typeof guideChanges>) => entries.map(({ kind, procedureCode }) => [kind, procedureCode]);

describe('what became of a guide', () => {
  it('is nothing when status and procedures are as they were, whatever the order of fields in the database', () => {
    const stored = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(procedure('1')).reverse()))) as MirroredProcedure;
    expect(guideChanges(known([stored]), now([procedure('1')]))).toEqual([]);
  });

  it('tells procedures that came, went and changed, also where a code stands twice', () => {
    const before = known([procedure('1'), procedure('1'), procedure('2')]);
    expect(kinds(guideChanges(before, now([procedure('1'), procedure('1', 'Negado'), procedure('3')])))).toEqual([
      ['procedure', '1'],
      ['procedure', '2'],
      ['procedure', '3'],
    ]);
    expect(kinds(guideChanges(known([procedure(null)]), now([procedure(null, 'Negado')])))).toEqual([['procedure', undefined]]);
  });

  it('is a change of status also between two texts that are none of the published ones', () => {
    const entries = guideChanges(known([], { status: null, statusText: 'Novo' }), { ...now([], 'Outro'), status: null });
    expect(entries).toEqual([
      { guide: 'G', kind: 'status', before: { status: null, text: 'Novo' }, after: { status: null, text: 'Outro' } },
    ]);
  });
});

describe('what a page changes', () => {
  it('leaves alone what reads as before, and takes back a round in which it was missed without a word', () => {
    const guide = now([]);
    const same = { payloadHash: guide.payloadHash };
    expect(mirrorChange(1, [guide], new Map([['G', known([], same)]]))).toEqual({ guides: [], history: [], events: [] });
    expect(mirrorChange(1, [guide], new Map([['G', known([], { ...same, missedCycles: 1 })]]))).toEqual({
      guides: [guide],
      history: [],
      events: [],
    });
  });

  it('puts no text of the vendor into an event that is none of the published statuses', () => {
    const guide = { ...now([], 'Ana Beatriz Souza'), status: null };
    expect(mirrorChange(1, [guide], new Map()).events).toEqual([
      { tenantId: 1, type: 'br.ponte.medsenior.authorization.imported', subject: 'G', data: { status: null, vendorStatus: null } },
    ]);
  });
});

describe('a guide as the mirror keeps it', () => {
  it('keeps the payload to the character', () => {
    const text = '{"guia" : "1",\n "beneficiario":{"matricula":0012345678901234567890}}';
    expect(mirroredGuide({ text, guide: { guia: '1' }, leftOut: [] }, [])?.payload).toBe(text);
  });

  it('reads status, days and codes, and leaves unknown what cannot be read', () => {
    const guide = mirroredGuide(
      item({
        guia: '7',
        status: 'em ANALISE',
        dataSolicitacao: '2026-02-30T00:00:00Z',
        dataVencimento: '2026-04-14T23:59:59Z',
        procedimentos: [{ codigoTUSS: '1' }, { codigoTUSS: '1' }, {}],
        beneficiario: { matricula: '00123' },
      }),
      ['5', '6'],
    );
    expect(guide).toMatchObject({ status: 2, requestedAt: null, validUntil: '2026-04-14', tussCodes: ['1'], matricula: '123', cpf: null });
  });

  it('belongs to the one matrícula that was asked for where MedSenior leaves it out', () => {
    expect(mirroredGuide(item({ guia: '7' }), ['5'])?.matricula).toBe('5');
    expect(mirroredGuide(item({ guia: '7' }), ['5', '6'])?.matricula).toBeNull();
  });

  it('is none without a number to be known by', () => {
    expect(mirroredGuide({ text: '1', leftOut: [] }, ['5'])).toBeUndefined();
    expect(mirroredGuide(item({ guia: 'x'.repeat(101) }), ['5'])).toBeUndefined();
  });
});
