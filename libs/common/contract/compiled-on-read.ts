/** Compiling a schema takes milliseconds, and most processes need a few of them: each name is compiled when first read. */
export function compiledOnRead<Name extends string, Compiled>(
  names: readonly Name[],
  compile: (name: Name) => Compiled,
): Readonly<Record<Name, Compiled>> {
  const validators = {};
  for (const name of names) {
    Object.defineProperty(validators, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = compile(name);
        Object.defineProperty(validators, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return validators as Record<Name, Compiled>;
}
