# METADATA
# title: Role may approve certificate requests
# description: |
#   Who may approve certificate signing requests, for a signer that the cluster trusts for logins, issues themselves a
#   certificate in the name of any user, and is that user until it expires: certificates cannot be revoked.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/
# custom:
#   id: k8s-rbac-approve-certificates
#   aliases: [CKV_K8S_156, C-0280]
#   severity: high
#   category: access-control
#   targets: [kubernetes/ClusterRole]
#   default: true
#   remediation: >-
#     Leave approving to kube-controller-manager, or allow one signer in `resourceNames` that logins do not trust.
#   example: |
#     rules:
#       - apiGroups: [certificates.k8s.io]
#         resources: [signers]
#         resourceNames: [example.com/web]
#         verbs: [approve]
package merlon.kubernetes.rbac.rbac_approve_certificates

import data.merlon.lib.rbac

violation contains {"msg": msg, "path": grant.resource_path} if {
	count(rbac.grants(signing)) > 0
	some grant in rbac.grants(approving)
	msg := sprintf("the rule lets its subjects approve certificates: %s", [grant.text])
}

approving := [{"group": "certificates.k8s.io", "resource": "certificatesigningrequests/approval", "verbs": ["update", "patch"]}]

# Approving takes a right for the signer too.
signing := [{"group": "certificates.k8s.io", "resource": "signers", "verbs": ["approve"]}]
