import type { SettingFields } from '../engine/vendor-settings';

/** Somebody who may ask for tokens. The search needs one of the roles Administrador and Leitor. */
export interface MedseniorAccount {
  clientId: string;
  clientSecret: string;
  roles: readonly string[];
}

/** Behaviour that a test may change at any time; what the vendor does not publish is a setting. */
export interface MedseniorSettings {
  clients: readonly MedseniorAccount[];
  /** Seconds a new token lives, by the clock of the world. */
  tokenSeconds: number;
  /** Direction of the order by dataSolicitacao. */
  order: 'ascending' | 'descending';
  /** Largest page; more that is asked for is answered with this, and the answer says so. */
  mostPerPage: number;
  /** Bodies of errors of the search, 401 and 403 aside. */
  errorBodies: 'messages' | 'problem' | 'empty';
  /** Bodies of 401 and 403 of the search. */
  accessBodies: 'messages' | 'problem' | 'empty';
  /** Bodies of errors of `/auth`. */
  authBodies: 'oauth' | 'messages' | 'empty';
  /** `messages` of a page: left out like every null, null as in the published sample, or an empty list. */
  messages: 'omitted' | 'null' | 'list';
  /** A CPF that is not eleven digits: nobody has it, or 400. */
  badCpf: 'ignored' | 'refused';
  /** Which generated people the guides are about. */
  peopleSeed: string;
}

const text = { type: 'string', minLength: 1, maxLength: 500 } as const;
const oneOf = (...values: string[]) => ({ type: 'string', enum: values });

export const medseniorSettings: SettingFields<MedseniorSettings> = {
  clients: {
    description: 'Who may ask for tokens, with the roles of each: Leitor, Administrador, or none',
    default: [
      { clientId: 'ponte', clientSecret: 'segredo-de-exemplo', roles: ['Leitor'] },
      { clientId: 'administrador', clientSecret: 'segredo-de-administrador', roles: ['Administrador'] },
      { clientId: 'sem-papel', clientSecret: 'segredo-sem-papel', roles: [] },
    ],
    schema: {
      type: 'array',
      items: {
        type: 'object',
        required: ['clientId', 'clientSecret', 'roles'],
        additionalProperties: false,
        properties: { clientId: text, clientSecret: text, roles: { type: 'array', items: text } },
      },
    },
    secret: true,
  },
  tokenSeconds: { description: 'Seconds a new token lives', default: 1_500, schema: { type: 'integer', minimum: 1, maximum: 86_400 } },
  order: {
    description: 'Direction of the order by dataSolicitacao (not published)',
    default: 'ascending',
    schema: oneOf('ascending', 'descending'),
  },
  mostPerPage: {
    description: 'Largest page (not published); more that is asked for is cut, and the answer says so',
    default: 1_000,
    schema: { type: 'integer', minimum: 1, maximum: 100_000 },
  },
  errorBodies: {
    description: 'Bodies of errors of the search (not published)',
    default: 'messages',
    schema: oneOf('messages', 'problem', 'empty'),
  },
  accessBodies: {
    description: 'Bodies of 401 and 403 of the search (not published, perhaps empty)',
    default: 'messages',
    schema: oneOf('messages', 'problem', 'empty'),
  },
  authBodies: {
    description: 'Bodies of errors of /auth (not published)',
    default: 'oauth',
    schema: oneOf('oauth', 'messages', 'empty'),
  },
  messages: {
    description: 'messages of a page: left out like every null, null as in the published sample, or a list',
    default: 'omitted',
    schema: oneOf('omitted', 'null', 'list'),
  },
  badCpf: {
    description: 'A CPF that is not eleven digits (not published): nobody has it, or 400',
    default: 'ignored',
    schema: oneOf('ignored', 'refused'),
  },
  peopleSeed: { description: 'Seed of the generated people that guides are about', default: '417505', schema: text },
};
