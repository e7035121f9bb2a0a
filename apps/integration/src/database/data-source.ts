import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { processEnvironment } from '../config/process-environment';
import { dataSourceOptions } from './data-source-options';

const url = processEnvironment().DATABASE_URL;
if (!url) throw new Error('Set DATABASE_URL: the migration command line works on a server that is running');

/** For the TypeORM command line (`npm run migration:…`); the hub itself migrates when it starts. */
export default new DataSource(dataSourceOptions({ url, poolSize: 2, applicationName: 'ponte-saude-migrations' }));
