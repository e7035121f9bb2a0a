import { Module } from '@nestjs/common';
import { AdminController } from './admin.controller';
import { ClockController } from './clock.controller';
import { EntitiesController } from './entities.controller';
import { FaultsController } from './faults.controller';
import { JournalController } from './journal.controller';
import { ScenariosController } from './scenarios.controller';
import { SettingsController } from './settings.controller';
import { SnapshotController } from './snapshot.controller';
import { UiController } from './ui/ui.controller';
import { WorldsController } from './worlds.controller';

// The routes of the vendors' entities have the widest paths and come last.
@Module({
  controllers: [
    AdminController,
    WorldsController,
    ClockController,
    SettingsController,
    SnapshotController,
    FaultsController,
    ScenariosController,
    JournalController,
    UiController,
    EntitiesController,
  ],
})
export class AdminModule {}
