import { attachmentFault } from './attachment-fault';

const hosts = ['arquivos.operadora.example', 'www.totvs.com'];

describe('the address of an attachment', () => {
  it.each([
    'https://www.totvs.com/2021/04/receita.png?assinatura=x&exp=1',
    'https://www.totvs.com:443/receita.pdf',
    'https://WWW.TOTVS.COM/receita.pdf',
    'https://arquivos.operadora.example/a%20b.pdf#1',
    'https://www.totvs.com',
  ])('%s may be sent', (href) => expect(attachmentFault(href, hosts)).toBeUndefined());

  it.each([
    'http://www.totvs.com/receita.png',
    'ftp://www.totvs.com/receita.png',
    'https://www.totvs.com:8443/receita.png',
    'https://www.totvs.com:/receita.png',
    'https://user@www.totvs.com/receita.png',
    'https://www.totvs.com:senha@outro.example/receita.png',
    'https://@www.totvs.com/receita.png',
    'https://127.0.0.1/receita.png',
    'https://2130706433/receita.png',
    'https://0x7f.1/receita.png',
    'https://[::1]/receita.png',
    'https://www.totvs.com\\@outro.example/receita.png',
    'https:/www.totvs.com/receita.png',
    'https:\\\\www.totvs.com/receita.png',
    'HTTPS://www.totvs.com/receita.png',
    'https://www.totvs.com/receita com espaço.png',
    'https://www.totvs.com/\treceita.png',
    'https://www.tötvs.com/receita.png',
    '//www.totvs.com/receita.png',
    'receita.png',
    '',
  ])('%s is none that may be sent', (href) => expect(attachmentFault(href, hosts)).toBe('ATTACHMENT_ADDRESS'));

  it.each([
    'https://totvs.com/a',
    'https://www.totvs.com.outro.example/a',
    'https://a.www.totvs.com/a',
    'https://www.totvs.com./a',
    'https://localhost/a',
  ])('%s is at a host that nobody allowed', (href) => expect(attachmentFault(href, hosts)).toBe('ATTACHMENT_HOST'));

  it('may be nowhere while no host is allowed', () => expect(attachmentFault('https://www.totvs.com/a', [])).toBe('ATTACHMENT_HOST'));
});
