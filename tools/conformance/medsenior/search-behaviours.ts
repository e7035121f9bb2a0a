import { medseniorStatuses } from '@ponte/medsenior/contract';
import { behavioursOf, type Behaviour, type OwnPart } from '../behaviour';
import { Skipped } from '../difference';
import { anyGuide, matriculaOf, searched } from './search';
import { login } from './token-behaviours';

const search = {
  vendor: 'medsenior',
  operation: 'searchAuthorizations',
  source: 'page autorizacao/buscar-autorizacoes-beneficiario',
  evidence: 'doc',
  writes: false,
} as const;

const nobody = '999999999999';

const statusBehaviours = medseniorStatuses.flatMap(({ value, name, text }) =>
  [String(value), name].map((word): OwnPart => ({
    id: `search.status.${word}`,
    description: `searches by StatusSolicitacao ${word}, answered as ${text}`,
    shows: ['StatusSolicitacao'],
    async run(medsenior, expect) {
      const { data } = await searched(medsenior, { StatusSolicitacao: word });
      expect.that(
        'every guide bears the text of the status',
        data.every((guide) => guide.status === text),
      );
      if (data.length === 0) throw new Skipped('no guide has it');
    },
  })),
);

const filterBehaviours: OwnPart[] = [
  {
    id: 'search.matricula',
    description: 'filters by matrícula, repeated for several',
    shows: ['Matricula'],
    async run(medsenior, expect) {
      const { status, guide } = await anyGuide(medsenior);
      const wanted = matriculaOf(guide);
      const { data } = await searched(medsenior, { StatusSolicitacao: status, Matricula: [nobody, wanted] });
      expect.that('there is one', data.length > 0);
      expect.that(
        'all are of the matrícula',
        data.every((one) => matriculaOf(one) === wanted),
      );
    },
  },
  {
    id: 'search.cpf',
    description: 'filters by CPF, repeated for several',
    shows: ['Cpf'],
    async run(medsenior, expect) {
      const { status, guide } = await anyGuide(medsenior, ({ beneficiario }) => beneficiario?.cpf !== undefined);
      const wanted = guide.beneficiario?.cpf ?? '';
      const { data } = await searched(medsenior, { StatusSolicitacao: status, Cpf: ['00000000000', wanted] });
      expect.that('there is one', data.length > 0);
      expect.that(
        'all are of the CPF',
        data.every(({ beneficiario }) => beneficiario?.cpf === wanted),
      );
    },
  },
  {
    id: 'search.tuss',
    description: 'filters by TUSS code of a procedure, repeated for several',
    shows: ['CodigoTuss'],
    async run(medsenior, expect) {
      const { status, guide } = await anyGuide(medsenior, ({ procedimentos = [] }) => procedimentos[0]?.codigoTUSS !== undefined);
      const wanted = guide.procedimentos?.[0]?.codigoTUSS ?? '';
      const { data } = await searched(medsenior, { StatusSolicitacao: status, CodigoTuss: ['00000000', wanted] });
      expect.that('there is one', data.length > 0);
      const has = data.every(({ procedimentos = [] }) => procedimentos.some(({ codigoTUSS }) => codigoTUSS === wanted));
      expect.that('all have the procedure', has);
    },
  },
  {
    id: 'search.both',
    evidence: 'inferred',
    description: 'narrows by each filter that is given',
    shows: ['Matricula', 'Cpf'],
    async run(medsenior, expect) {
      const { status, guide } = await anyGuide(medsenior);
      const query = { StatusSolicitacao: status, Matricula: matriculaOf(guide), Cpf: '00000000000' };
      expect.equal('guides of two people at once', (await searched(medsenior, query)).data.length, 0);
    },
  },
];

const pageBehaviours: OwnPart[] = [
  {
    id: 'search.default-status',
    description: 'answers status 5 alone when none is asked for',
    shows: ['StatusSolicitacao'],
    async run(medsenior, expect) {
      const [all, five] = [await searched(medsenior), await searched(medsenior, { StatusSolicitacao: '5' })];
      expect.equal('totalRecords', all.totalRecords, five.totalRecords);
    },
  },
  {
    id: 'search.defaults',
    description: 'answers page 1 of 25 guides unless asked otherwise',
    shows: ['page', 'pageSize'],
    async run(medsenior, expect) {
      const { page, pageSize } = await searched(medsenior);
      expect.equal('page and pageSize', [page, pageSize], [1, 25]);
    },
  },
  {
    id: 'search.pages',
    description: 'cuts pages and counts them',
    shows: ['page', 'pageSize'],
    async run(medsenior, expect) {
      const { status } = await anyGuide(medsenior);
      const first = await searched(medsenior, { StatusSolicitacao: status, pageSize: '1' });
      expect.equal('guides, totalPages', [first.data.length, first.totalPages], [1, first.totalRecords]);
      if ((first.totalRecords ?? 0) < 2) throw new Skipped('there are not two guides of one status');
      const second = await searched(medsenior, { StatusSolicitacao: status, pageSize: '1', page: '2' });
      expect.that('two pages show two guides', first.data[0]?.guia !== second.data[0]?.guia);
    },
  },
  {
    id: 'search.order',
    description: 'orders by dataSolicitacao',
    async run(medsenior, expect) {
      const { status } = await anyGuide(medsenior);
      const days = (await searched(medsenior, { StatusSolicitacao: status, pageSize: '50' })).data.map(
        (guide) => guide.dataSolicitacao ?? '',
      );
      const ascending = [...days].sort();
      expect.that(
        'one way or the other',
        [ascending, ascending.toReversed()].some((order) => order.join() === days.join()),
      );
    },
  },
  {
    id: 'search.nothing',
    description: 'answers an empty list with 200 when nothing is found',
    shows: ['Matricula'],
    async run(medsenior, expect) {
      const { totalRecords, data } = await searched(medsenior, { Matricula: nobody });
      expect.equal('totalRecords and guides', [totalRecords, data.length], [0, 0]);
    },
  },
  {
    id: 'search.no-nulls',
    description: 'leaves out what is null in a guide',
    async run(medsenior, expect) {
      const { guide } = await anyGuide(medsenior);
      expect.that('no null in it', !JSON.stringify(guide).includes(':null'));
    },
  },
];

const refusalBehaviours: OwnPart[] = [
  {
    id: 'search.bad-matricula',
    description: 'stops at a matrícula that is not numeric, in the vendor’s words',
    shows: ['Matricula'],
    async run(medsenior, expect) {
      const answer = await medsenior.call('searchAuthorizations', { query: { Matricula: '12a45' } });
      expect.status(answer, 400);
      expect.that('the body holds the vendor’s text', answer.text.includes('A matrícula informada é inválida'));
    },
  },
  {
    id: 'search.bad-status',
    evidence: 'inferred',
    description: 'does not understand a status that is none',
    shows: ['StatusSolicitacao'],
    run: async (medsenior, expect) =>
      expect.status(await medsenior.call('searchAuthorizations', { query: { StatusSolicitacao: 'Aprovado' } }), 400),
  },
  {
    id: 'search.unauthorized',
    description: 'refuses a call without a token, and one with a token that is not known',
    async run(medsenior, expect) {
      expect.status(await medsenior.call('searchAuthorizations', { anonymous: true }), 401);
      const headers = { authorization: 'Bearer conformance' };
      expect.status(await medsenior.call('searchAuthorizations', { anonymous: true, headers }), 401);
    },
  },
  {
    id: 'search.forbidden',
    description: 'refuses a client that is neither Administrador nor Leitor',
    async run(medsenior, expect) {
      const id = medsenior.fact('CONFORMANCE_MEDSENIOR_ROLELESS_CLIENT_ID');
      const answer = await login(medsenior, id, medsenior.fact('CONFORMANCE_MEDSENIOR_ROLELESS_CLIENT_SECRET'));
      const { access_token } = answer.json as { access_token: string };
      const headers = { authorization: `Bearer ${access_token}` };
      expect.status(await medsenior.call('searchAuthorizations', { anonymous: true, headers }), 403);
    },
  },
];

export const searchBehaviours: readonly Behaviour[] = behavioursOf(search, [
  ...statusBehaviours,
  ...filterBehaviours,
  ...pageBehaviours,
  ...refusalBehaviours,
]);
