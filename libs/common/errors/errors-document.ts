import { errorCatalogue, errorCodes, type ErrorCode } from './error-catalogue';
import { fieldErrors } from './field-errors';
import { prescriptionErrors } from './prescription-errors';
import { protheusErrors } from './protheus-errors';
import { requestErrors } from './request-errors';
import { vendorErrors } from './vendor-errors';

const intro = `# Errors

Every error is answered in the TOTVS model: \`{ code, message, detailedMessage, helpUrl?, details[], detailsTotal }\`. Messages are Portuguese;
\`Accept-Language: en\` gives English. Codes never change, so programs decide by \`code\`, and people read \`message\`. Each entry of \`details\`
has a code, a message and, where it applies, a \`path\` such as \`items[17].holderCPF\`. At most 1,000 details are listed; \`detailsTotal\` says
how many there were. \`{slots}\` are filled with limits and names of settings, never with values that were sent. Every answer carries
\`X-Request-Id\`.

This page is written from the catalogue in \`libs/common/errors\`; a test keeps the two alike (delete the page and run the test to write it anew).`;

/** docs/errors.md, from the catalogue. */
export function errorsDocument(): string {
  const sections: [string, object][] = [
    ['Whole requests', requestErrors],
    ['Fields, items and parameters (in `details`)', fieldErrors],
    ['Vendors, and what is kept for them', vendorErrors],
    ['Protheus, prescriptions and refunds', protheusErrors],
    ['Prescriptions in the hub', prescriptionErrors],
  ];
  const parts = sections.map(([title, entries]) => {
    const codes = errorCodes.filter((code) => code in entries);
    return [`## ${title}`, '', '| code | status | Portuguese | English |', '|---|---|---|---|', ...codes.map(row)].join('\n');
  });
  return `${[intro, ...parts].join('\n\n')}\n`;
}

function row(code: ErrorCode): string {
  const { status, pt, en, fix } = errorCatalogue[code];
  const sentence = (what: string, remedy?: string) => (remedy === undefined ? what : `${what} ${remedy}`);
  return `| \`${code}\` | ${status} | ${sentence(pt, fix?.pt)} | ${sentence(en, fix?.en)} |`;
}
