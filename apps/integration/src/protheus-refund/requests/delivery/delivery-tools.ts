import type { DeliveryPorts } from './delivery-ports';

/** What the engine hands to the deliveries of all tenants, one object. */
export type DeliveryTools = Pick<DeliveryPorts, 'store' | 'calls' | 'gates' | 'box' | 'metrics'>;

export const DELIVERY_TOOLS = Symbol('DELIVERY_TOOLS');
