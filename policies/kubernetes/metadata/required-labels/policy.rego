# METADATA
# title: Required label is missing
# description: |
#   Without the labels that an organisation agreed on, nobody finds the owner of what was taken over or uses too much,
#   and what goes by labels, such as network policies and cost reports, passes over it. Which labels those are has to be
#   said in the parameter `labels`: until then, this finds nothing.
# related_resources:
# - https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
# - https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
# custom:
#   id: k8s-required-labels
#   aliases: [C-0076, "kube-linter:required-label-owner"]
#   severity: info
#   category: governance
#   targets: [kubernetes/Pod]
#   remediation: Add the label to the metadata of the object.
#   parameters:
#     schema:
#       type: object
#       properties:
#         labels:
#           type: array
#           minItems: 1
#           description: The labels that must be there, each with a pattern for its value if it has to have one.
#           examples:
#           - [{key: owner, pattern: "^team-"}]
#           items:
#             type: object
#             required:
#             - key
#             properties:
#               key:
#                 type: string
#               pattern:
#                 type: string
#                 format: regex
#                 description: A regular expression that the value must match.
#             additionalProperties: false
#     defaults:
#       labels: []
#   example: |
#     metadata:
#       labels:
#         owner: team-shop
package merlon.kubernetes.metadata.required_labels

import data.merlon.lib.manifest

violation contains {"msg": msg, "path": ["metadata", "labels", required.key]} if {
	some required in input.parameters.labels
	is_string(required.key)
	value := object.get(manifest.labels, required.key, "")
	reason := wrong(value, object.get(required, "pattern", ".+"))
	msg := sprintf("label %q %s", [required.key, reason])
}

wrong("", _) := "is missing"

wrong(value, pattern) := sprintf("has the value %v, which does not fit %s", [value, pattern]) if {
	value != ""
	not fits(value, pattern)
}

fits(value, pattern) if {
	is_string(value)
	is_string(pattern)
	regex.match(pattern, value)
}
