/** What an integrator has: a client of HAT's registration. It knows nothing of the emulator, only a base URL. */
class HatRegistration {
  constructor({ baseUrl, token, idTenant, tenantName, healthInsurerId, ansRegistry }) {
    this.baseUrl = baseUrl;
    this.headers = { authorization: token, idTenant, tenantName, 'content-type': 'application/json' };
    this.operator = { healthInsurerId, ansRegistry };
  }

  /** Sends persons, at most 100; a 503 is asked once more. @returns the token that tells later what became of them */
  async sendPersons(items) {
    const body = JSON.stringify({ ...this.operator, items });
    const send = () => fetch(`${this.baseUrl}/persons`, { method: 'POST', headers: this.headers, body });
    let answer = await send();
    if (answer.status === 503) answer = await send();
    // What stands before HAT answers with pages of HTML: nothing is read before the status was looked at.
    if (answer.status >= 500) throw new Error(`HAT is down (${answer.status})`);
    const { tokenId, detailedMessage } = await answer.json();
    if (answer.status !== 202) throw new Error(`HAT refused the batch (${answer.status}): ${detailedMessage}`);
    return tokenId;
  }

  /** What became of a batch. @returns pending while HAT is at it, then done or refused with a line for each refused item */
  async outcomeOf(token) {
    const answer = await fetch(`${this.baseUrl}/integration/${token}`, { headers: this.headers });
    const { code, detailedMessage } = await answer.json();
    if (code <= 2) return { state: 'pending' };
    return code === 4 ? { state: 'done' } : { state: 'refused', lines: detailedMessage };
  }
}

module.exports = { HatRegistration };
