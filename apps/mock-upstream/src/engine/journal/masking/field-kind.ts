/**
 * What a value is, by which it is masked. `secret` is masked always; `public` never, whatever it looks like; `link` keeps its
 * host; `text` is free text somebody wrote about somebody.
 */
export const fieldKinds = [
  'secret',
  'public',
  'cpf',
  'cns',
  'card',
  'document',
  'council',
  'name',
  'email',
  'phone',
  'address',
  'birth',
  'link',
  'text',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** Kinds by field name, as a vendor may add them; names in any letter case. */
export type FieldKinds = Readonly<Record<string, FieldKind>>;

/**
 * In this order; names in lower case, without `_`, `-`, `.` and blanks. English and Portuguese, since the vendors mix both. By part
 * of a name rather than by list: a field nobody foresaw must not leak.
 */
const patterns: readonly (readonly [FieldKind, RegExp])[] = [
  [
    'public',
    /^(token(id|process|type)|tenantname|nomeprocedimento|medicationdescription|(protocol|protocolo|guia|prescriptioncode|medicationcode|codigotuss|procedurecode)|tipocontato|cardexpiration|cardnametype)$/,
  ],
  ['secret', /passw|senha|secret|authoriz(ation)?$|cookie|apikey|privatekey|credential|signature|token|jwt|magneticfield/],
  ['email', /e?mail/],
  ['cpf', /cpf/],
  ['cns', /nationalhealthcard|cns$|cartaosus/],
  ['document', /cnpj|cgc|document(o|number)?$|^rg$|passport|professionalidentifier|identifier$/],
  ['card', /subscriber(id|code)|matricula|carteir|(card|cartao)(number|numero|code|id|no)?$|usuarioconvenio|pessoafisica|^matric/],
  ['birth', /birth|nascimento|datanasc|^nasc/],
  ['council', /council.*number|conselhoregional|^crm$/],
  ['phone', /phone|telefone|celular|mobile|^fax|^ddd$|contato$|^contact$/],
  ['address', /zip|postal|^cep|cep$|address|endereco|logradouro|street|district|bairro|complement|^city|cidade|municip/],
  ['name', /name$|nome$|^nome|^name|executante|^mother|^father|^login|loginuser|^user$/],
  ['link', /href|^url$|^link$|^location$/],
  ['text', /^reason$|observa|^obs$|^notes?$|comment/],
];

/** Of the names that end as the header of credentials does: vendors of authorizations name guides so, and no header is written so. */
const guide = /^(source|prior|previous|main|original|parent|related)_?authorization$/i;

/** Names that a caller makes up must not fill the memory. */
const cacheLimit = 5_000;

/** Says what a field holds by its name. `extra` names win over the patterns. */
export function fieldKindReader(extra: FieldKinds = {}): (name: string) => FieldKind | undefined {
  const own = new Map(Object.entries(extra).map(([name, kind]) => [plain(name), kind]));
  const known = new Map<string, FieldKind | undefined>(own);
  return (name) => {
    const key = plain(name);
    if (guide.test(name)) return own.get(key);
    if (known.has(key)) return known.get(key);
    const kind = patterns.find(([, pattern]) => pattern.test(key))?.[0];
    if (known.size < cacheLimit) known.set(key, kind);
    return kind;
  };
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f_.\-\s[\]]/g, '')
    .toLowerCase();
}
