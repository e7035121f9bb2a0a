export { ScheduledTaskEntity } from './scheduled-task.entity';
export { TaskRunEntity } from './task-run.entity';
