# METADATA
# title: Service accounts
# description: The service account that a pod runs as.
package merlon.lib.service_account

import data.merlon.lib.workload

# The name of the service account that the pod runs as; `serviceAccount` is the field's old name.
name := workload.spec.serviceAccountName if {
	is_text(workload.spec.serviceAccountName)
} else := workload.spec.serviceAccount if {
	is_text(workload.spec.serviceAccount)
} else := "default"

is_text(value) if {
	is_string(value)
	value != ""
}
