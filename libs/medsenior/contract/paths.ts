/** Relative to the vendor's origin: the token stands outside `/api/v1` [page autenticacao]. */
export const authPath = '/auth';
export const authorizationsPath = '/api/v1/beneficiario/autorizacoes';
