const suites = { unit: '**/*.spec.ts', integration: '**/*.int-spec.ts', contract: '**/*.contract-spec.ts', e2e: '**/*.e2e-spec.ts' };

/** One Jest project per kind of test: `npx jest --selectProjects unit`. */
module.exports = {
  projects: Object.entries(suites).map(([displayName, match]) => ({
    displayName,
    rootDir: __dirname,
    testEnvironment: 'node',
    testMatch: ['apps', 'libs', 'tools', 'test'].map((folder) => `<rootDir>/${folder}/${match}`),
    transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json', diagnostics: false }] },
    moduleNameMapper: { '^@ponte/(.*)$': '<rootDir>/libs/$1' },
    modulePathIgnorePatterns: ['<rootDir>/dist'],
    ...(displayName === 'unit' || displayName === 'contract'
      ? {}
      : { globalSetup: '<rootDir>/test/support/global-setup.ts', globalTeardown: '<rootDir>/test/support/global-teardown.ts' }),
  })),
  testTimeout: 60_000,
  maxWorkers: 2,
};
