import type { TextMasker } from './text-masker';

/** A word of a path as the vendors write them: `api`, `v1`, `dados-beneficiario`, `continuousMedications`. */
const plainSegment = /^[a-z][A-Za-z-]*\d?$/;

/** Stands in patterns and templates. */
const placeholder = /^(?:\*{1,2}|\{[\w-]*\})$/;

/**
 * Masks a path by the names of its template's parameters. The template may lack the base path, so both are laid together at their
 * ends. In a path that no operation has, everything that does not look like a word of a path is masked.
 */
export function maskedPath(path: string, template: string | undefined, masker: TextMasker): string {
  const segments = path.split('/');
  const names = template?.split('/').reverse() ?? [];
  return segments
    .map((written, at) => {
      if (placeholder.test(written)) return written;
      const name = /^(?:\{(.+)\}|:(.+))$/.exec(names[segments.length - 1 - at] ?? '');
      const text = unescaped(written);
      const masked = name ? masker.value(masker.kindOf(name[1] ?? name[2] ?? ''), text) : strayed(text, template, masker);
      return masked === text ? written : encodeURIComponent(masked);
    })
    .join('/');
}

function strayed(text: string, template: string | undefined, masker: TextMasker): string {
  if (template !== undefined || text === '' || plainSegment.test(text)) return masker.text(text);
  return masker.value('text', text);
}

function unescaped(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
