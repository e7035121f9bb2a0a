#!/usr/bin/env node
import 'reflect-metadata';
import { failCommand, runCommand } from './cli';

runCommand(process.argv.slice(2)).catch(failCommand);
