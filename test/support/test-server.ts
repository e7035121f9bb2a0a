/** Names by which the global setup hands its server to the workers. */
export const serverUrlVariable = 'PONTE_TEST_SERVER_URL';
export const templateDatabase = 'ponte_template';
