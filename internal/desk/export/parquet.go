package export

import (
	"fmt"
	"io"
	"reflect"
	"time"

	"github.com/parquet-go/parquet-go"
)

// rowGroup is how many rows a group of a Parquet file holds at most: what a writer keeps in memory.
const rowGroup = 50_000

// parquetRows writes a table as Parquet. Every column is optional: unknown is null. Lists are lists, days are dates.
type parquetRows struct {
	w       *parquet.GenericWriter[any]
	typ     reflect.Type
	columns []Column
}

func newParquet(w io.Writer, t Table) (rowWriter, error) {
	typ, err := rowType(t)
	if err != nil {
		return nil, err
	}
	schema := parquet.NewSchema(t.Name, parquet.SchemaOf(reflect.New(typ).Interface()))
	return &parquetRows{parquet.NewGenericWriter[any](w, schema, parquet.Compression(&parquet.Zstd), parquet.MaxRowsPerRowGroup(rowGroup),
		parquet.CreatedBy("tawatur", "1", "export")), typ, t.Columns}, nil
}

// rowType makes the struct whose fields are the columns of a table, in their order.
func rowType(t Table) (reflect.Type, error) {
	kinds := map[string]struct {
		typ reflect.Type
		tag string
	}{
		kindText: {reflect.TypeFor[*string](), ",optional"}, kindInteger: {reflect.TypeFor[*int64](), ",optional"},
		kindNumber: {reflect.TypeFor[*float64](), ",optional"}, kindBoolean: {reflect.TypeFor[*bool](), ",optional"},
		kindDate: {reflect.TypeFor[*int32](), ",optional,date"}, kindList: {reflect.TypeFor[[]string](), ",list"},
	}
	var fields []reflect.StructField
	for i, c := range t.Columns {
		k, ok := kinds[c.Kind]
		if !ok {
			return nil, fmt.Errorf("column %s of %s: no kind is called %q", c.Name, t.Name, c.Kind)
		}
		fields = append(fields, reflect.StructField{Name: fmt.Sprintf("C%d", i), Type: k.typ, Tag: reflect.StructTag(`parquet:"` + c.Name + k.tag + `"`)})
	}
	return reflect.StructOf(fields), nil
}

func (p *parquetRows) row(values []any) error {
	v := reflect.New(p.typ)
	for i, value := range values {
		if err := setField(v.Elem().Field(i), value); err != nil {
			return fmt.Errorf("column %s: %w", p.columns[i].Name, err)
		}
	}
	_, err := p.w.Write([]any{v.Interface()})
	return err
}

func (p *parquetRows) end() error { return p.w.Close() }

// setField sets a field of a row; unknown leaves it null.
func setField(f reflect.Value, value any) error {
	switch v := value.(type) {
	case nil:
	case []string:
		f.Set(reflect.ValueOf(v))
	case int:
		n := int64(v)
		f.Set(reflect.ValueOf(&n))
	case float64:
		f.Set(reflect.ValueOf(&v))
	case bool:
		f.Set(reflect.ValueOf(&v))
	case string:
		if v == "" {
			return nil
		}
		if f.Type() != reflect.TypeFor[*int32]() {
			f.Set(reflect.ValueOf(&v))
			return nil
		}
		t, err := time.Parse(time.DateOnly, v)
		if err != nil {
			return err
		}
		days := int32(t.Unix() / int64((24 * time.Hour).Seconds()))
		f.Set(reflect.ValueOf(&days))
	}
	return nil
}
