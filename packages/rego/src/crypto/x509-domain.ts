/** Whether a domain can stand in a certificate, as Go sees it; a constraint may begin with a dot. */
export function isValidDomain(domain: string, constraint: boolean): boolean {
	if (domain === '') return true;
	if (domain.endsWith('.')) return false;
	const name = constraint && domain.startsWith('.') ? domain.slice(1) : domain;
	return /^[!-~]*$/.test(name) && !/^\.|\.\./.test(name);
}

/** A mailbox (RFC 2821) in its two halves; null when it is none. */
export interface Mailbox {
	readonly local: string;
	readonly domain: string;
}

export function parseMailbox(text: string): Mailbox | null {
	const quoted = /^"((?:[^"\\]|\\.)*)"@/s.exec(text);
	if (quoted !== null) return mailbox((quoted[1] as string).replace(/\\(.)/gs, '$1'), text.slice(quoted[0].length));
	const plain = /^([A-Za-z0-9!#$%&'*+\-/=?^_`{|}~.\\]+)@/.exec(text);
	if (plain === null) return null;
	const local = (plain[1] as string).replace(/\\/g, '');
	if (local === '' || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return null;
	return mailbox(local, text.slice(plain[0].length));
}

function mailbox(local: string, domain: string): Mailbox | null {
	const labels = domain.split('.');
	return domain === '' || labels.every((label) => /^[!-~]+$/.test(label)) ? { local, domain } : null;
}
