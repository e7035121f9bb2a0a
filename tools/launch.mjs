/** `npm start`: builds what is older than its sources, then runs the start tool in this process. Plain JavaScript: it runs before anything is built. */
import { createRequire } from 'node:module';
import { buildWhenStale } from './build.mjs';

if (!(await buildWhenStale())) process.exit(1);
createRequire(import.meta.url)('../dist/tools/start.js');
