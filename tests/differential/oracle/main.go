// Answers what OPA makes of programs: one JSON request per line in, one JSON answer per line out.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/util"
)

type request struct {
	Modules map[string]string `json:"modules"`
	Query   string            `json:"query"`
	Input   any               `json:"input"`
	Data    map[string]any    `json:"data"`
	Strict  bool              `json:"strict_builtin_errors"`
	V0      bool              `json:"v0"`
	// Unoptimized tries every rule to its end, also those that index and early exit would leave out.
	Unoptimized bool `json:"unoptimized"`
}

// answer holds the result in a canonical text that tells sets from arrays and keeps every digit of a number.
type answer struct {
	Result *string `json:"result,omitempty"`
	Stage  string  `json:"stage,omitempty"`
	Code   string  `json:"code,omitempty"`
	Text   string  `json:"text,omitempty"`
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 {
			encoded, _ := json.Marshal(respond(line))
			out.Write(append(encoded, '\n'))
			out.Flush()
		}
		if err != nil {
			return
		}
	}
}

func respond(line []byte) (result answer) {
	defer func() {
		if r := recover(); r != nil {
			result = answer{Stage: "panic", Text: fmt.Sprint(r)}
		}
	}()
	var req request
	if err := util.UnmarshalJSON(line, &req); err != nil {
		return answer{Stage: "request", Text: err.Error()}
	}
	if req.Data == nil {
		req.Data = map[string]any{}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	version := ast.RegoV1
	if req.V0 {
		version = ast.RegoV0
	}
	compiler, err := ast.CompileModulesWithOpt(req.Modules, ast.CompileOpts{ParserOptions: ast.ParserOptions{RegoVersion: version}})
	if err != nil {
		return failure("compile", err)
	}
	query, err := rego.New(
		rego.Query("__answer__ = "+req.Query),
		rego.Compiler(compiler),
		rego.SetRegoVersion(version),
		rego.StrictBuiltinErrors(req.Strict),
		rego.Store(inmem.NewFromObject(req.Data)),
		rego.GenerateJSON(func(term *ast.Term, _ *rego.EvalContext) (any, error) { return canonical(term.Value), nil }),
	).PrepareForEval(ctx)
	if err != nil {
		return failure("query", err)
	}
	options := []rego.EvalOption{rego.EvalRuleIndexing(!req.Unoptimized), rego.EvalEarlyExit(!req.Unoptimized)}
	if req.Input != nil {
		options = append(options, rego.EvalInput(req.Input))
	}
	rows, err := query.Eval(ctx, options...)
	if err != nil {
		return failure("eval", err)
	}
	if len(rows) == 0 {
		return answer{Stage: "undefined"}
	}
	text := rows[0].Bindings["__answer__"].(string)
	return answer{Result: &text}
}

func failure(stage string, err error) answer {
	var list ast.Errors
	if errors.As(err, &list) && len(list) > 0 {
		return answer{Stage: stage, Code: list[0].Code, Text: err.Error()}
	}
	var single *topdown.Error
	if errors.As(err, &single) {
		return answer{Stage: stage, Code: single.Code, Text: err.Error()}
	}
	return answer{Stage: stage, Text: err.Error()}
}

// canonical writes sets as <a,b> and objects as {k:v} with keys of any type, both in OPA's order of values.
func canonical(value ast.Value) string {
	var parts []string
	switch v := value.(type) {
	case *ast.Array:
		v.Foreach(func(item *ast.Term) { parts = append(parts, canonical(item.Value)) })
		return "[" + strings.Join(parts, ",") + "]"
	case ast.Set:
		for _, item := range v.Slice() {
			parts = append(parts, canonical(item.Value))
		}
		return "<" + strings.Join(parts, ",") + ">"
	case ast.Object:
		for _, key := range v.Keys() {
			parts = append(parts, canonical(key.Value)+":"+canonical(v.Get(key).Value))
		}
		return "{" + strings.Join(parts, ",") + "}"
	case ast.String:
		var text bytes.Buffer
		encoder := json.NewEncoder(&text)
		encoder.SetEscapeHTML(false)
		_ = encoder.Encode(string(v))
		// Bytes that are no UTF-8 are one character to us; the encoder escapes them.
		return strings.ReplaceAll(strings.TrimSpace(text.String()), `\ufffd`, "\ufffd")
	default:
		return value.String()
	}
}
