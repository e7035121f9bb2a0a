import { arrayElementTexts, documentedReader, type HttpAnswer } from '@ponte/common';
import { guideShape, medseniorSchemas, type MedseniorGuide } from '@ponte/medsenior/contract';
import { factsOf } from './medsenior-calls';
import type { MedseniorItem, MedseniorPage } from './medsenior-outcome';
import { readCount, readMessages, readObject } from './read-answer';

const readGuide = documentedReader(guideShape, medseniorSchemas);

/** The page of a 200; undefined when the body is none. Without totals there is a next page after a full one. */
export function readPage(answer: HttpAnswer, asked: { page: number; pageSize: number }): MedseniorPage | undefined {
  const content = readObject(answer.body);
  const totalRecords = readCount(content?.totalRecords);
  const data: unknown = content?.data ?? (totalRecords === 0 ? [] : undefined);
  if (!content || !Array.isArray(data)) return undefined;
  const totalPages = readCount(content.totalPages);
  const page = readCount(content.page) ?? asked.page;
  const pageSize = readCount(content.pageSize) ?? asked.pageSize;
  const texts = arrayElementTexts(answer.body, 'data') ?? [];
  const more = totalPages !== undefined ? page < totalPages : page * pageSize < (totalRecords ?? Infinity) && data.length >= pageSize;
  return {
    kind: 'page',
    items: data.map((item: unknown, index) => readItem(texts[index] ?? '', item)),
    // A page without guides is the last one whatever the totals say: else nobody would ever stop.
    hasNext: more && data.length > 0,
    ...(totalRecords === undefined ? {} : { totalRecords }),
    ...(totalPages === undefined ? {} : { totalPages }),
    messages: readMessages(content.messages),
    facts: factsOf('autorizacoes', answer),
  };
}

function readItem(text: string, value: unknown): MedseniorItem {
  const { value: read, leftOut } = readGuide(value);
  const guide = read as MedseniorGuide | undefined;
  return guide?.guia ? { text, guide, leftOut } : { text, leftOut };
}
