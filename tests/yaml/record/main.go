// Command record writes what sigs.k8s.io/yaml makes of the texts in ../cases.json, into the same file.
package main

import (
	"bytes"
	"encoding/json"
	"log"
	"os"

	"sigs.k8s.io/yaml"
)

type record struct {
	YAML string `json:"yaml"`
	// JSON is null where the text is refused.
	JSON *json.RawMessage `json:"json"`
}

func main() {
	const file = "../cases.json"
	text, err := os.ReadFile(file)
	if err != nil {
		log.Fatal(err)
	}
	var cases []record
	if err := json.Unmarshal(text, &cases); err != nil {
		log.Fatal(err)
	}
	for i := range cases {
		cases[i].JSON = nil
		if result, err := yaml.YAMLToJSON([]byte(cases[i].YAML)); err == nil {
			raw := json.RawMessage(result)
			cases[i].JSON = &raw
		}
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "\t")
	if err := encoder.Encode(cases); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}
