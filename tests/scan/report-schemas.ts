/** What GitLab's documentation demands of a code quality report. */
export const CODE_QUALITY: object = {
	type: 'array',
	items: {
		type: 'object',
		required: ['description', 'check_name', 'fingerprint', 'location', 'severity'],
		properties: {
			description: { type: 'string', minLength: 1 },
			check_name: { type: 'string', minLength: 1 },
			fingerprint: { type: 'string', minLength: 1 },
			severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
			location: {
				type: 'object',
				required: ['path', 'lines'],
				properties: {
					path: { type: 'string', minLength: 1, pattern: '^(?!\\./)' },
					lines: {
						type: 'object',
						required: ['begin'],
						properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
					},
				},
			},
		},
	},
};

const TIME = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d$' };
const TEXT = { type: 'string', minLength: 1 };
const PROGRAM = {
	type: 'object',
	required: ['id', 'name', 'version', 'vendor'],
	properties: {
		id: TEXT,
		name: TEXT,
		version: TEXT,
		vendor: { type: 'object', required: ['name'], properties: { name: TEXT } },
	},
};

/** What version 15 of GitLab's SAST report demands. */
export const SAST: object = {
	type: 'object',
	required: ['version', 'scan', 'vulnerabilities'],
	properties: {
		version: { type: 'string', pattern: '^15\\.\\d+\\.\\d+$' },
		schema: { type: 'string', pattern: '^https?://.+' },
		scan: {
			type: 'object',
			required: ['analyzer', 'scanner', 'type', 'start_time', 'end_time', 'status'],
			properties: {
				analyzer: PROGRAM,
				scanner: PROGRAM,
				type: { enum: ['sast'] },
				start_time: TIME,
				end_time: TIME,
				status: { enum: ['success', 'failure'] },
				messages: {
					type: 'array',
					items: {
						type: 'object',
						required: ['level', 'value'],
						properties: { level: { enum: ['info', 'warn', 'fatal'] }, value: TEXT },
					},
				},
			},
		},
		vulnerabilities: {
			type: 'array',
			items: {
				type: 'object',
				required: ['id', 'identifiers', 'location'],
				properties: {
					id: TEXT,
					name: { type: 'string', maxLength: 255 },
					description: { type: 'string', maxLength: 1048576 },
					solution: { type: 'string', maxLength: 7000 },
					severity: { enum: ['Info', 'Unknown', 'Low', 'Medium', 'High', 'Critical'] },
					identifiers: {
						type: 'array',
						minItems: 1,
						items: {
							type: 'object',
							required: ['type', 'name', 'value'],
							properties: {
								type: TEXT,
								name: TEXT,
								value: TEXT,
								url: { type: 'string', pattern: '^(https?|ftp)://.+' },
							},
						},
					},
					links: {
						type: 'array',
						items: {
							type: 'object',
							required: ['url'],
							properties: { url: { type: 'string', pattern: '^(https?|ftp)://.+' } },
						},
					},
					location: {
						type: 'object',
						properties: {
							file: { type: 'string' },
							start_line: { type: 'integer', minimum: 1 },
							end_line: { type: 'integer', minimum: 1 },
						},
					},
				},
			},
		},
	},
};

/** What GitHub's code scanning demands of a SARIF file beyond its schema, and what it makes of long lists. */
export const GITHUB_SARIF: object = {
	type: 'object',
	properties: {
		runs: {
			type: 'array',
			minItems: 1,
			maxItems: 1,
			items: {
				type: 'object',
				required: ['tool', 'results'],
				properties: {
					tool: {
						type: 'object',
						properties: {
							driver: {
								type: 'object',
								required: ['name', 'semanticVersion', 'rules'],
								properties: { rules: { type: 'array', maxItems: 25000, items: { $ref: '#/definitions/rule' } } },
							},
						},
					},
					results: { type: 'array', maxItems: 25000, items: { $ref: '#/definitions/result' } },
				},
			},
		},
	},
	definitions: {
		rule: {
			type: 'object',
			required: ['id', 'shortDescription', 'fullDescription', 'help', 'defaultConfiguration', 'properties'],
			properties: {
				id: { type: 'string', maxLength: 255 },
				shortDescription: { properties: { text: { type: 'string', minLength: 1, maxLength: 1024 } } },
				fullDescription: { properties: { text: { type: 'string', minLength: 1, maxLength: 1024 } } },
				help: { required: ['text', 'markdown'] },
				defaultConfiguration: { required: ['level'] },
				properties: {
					type: 'object',
					required: ['security-severity', 'tags', 'precision'],
					properties: {
						'security-severity': { type: 'string', pattern: '^(?:10\\.0|\\d\\.\\d)$' },
						tags: { type: 'array', maxItems: 20, contains: { const: 'security' } },
						precision: { enum: ['very-high', 'high', 'medium', 'low'] },
					},
				},
			},
		},
		result: {
			type: 'object',
			required: ['ruleId', 'ruleIndex', 'level', 'message', 'locations', 'partialFingerprints'],
			properties: {
				ruleIndex: { type: 'integer', minimum: 0 },
				message: { type: 'object', required: ['text'], properties: { text: { type: 'string', minLength: 1 } } },
				partialFingerprints: {
					type: 'object',
					minProperties: 1,
					additionalProperties: { type: 'string', minLength: 1 },
				},
				locations: {
					type: 'array',
					minItems: 1,
					maxItems: 1,
					items: {
						required: ['physicalLocation'],
						properties: {
							physicalLocation: {
								required: ['artifactLocation', 'region'],
								properties: {
									artifactLocation: {
										required: ['uri', 'uriBaseId'],
										properties: {
											uri: { type: 'string', pattern: '^(?!/|[A-Za-z][\\w+.-]*:).' },
											uriBaseId: { const: '%SRCROOT%' },
										},
									},
									region: { required: ['startLine', 'startColumn', 'endLine', 'endColumn'] },
								},
							},
						},
					},
				},
			},
		},
	},
};
