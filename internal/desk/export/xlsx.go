package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"
)

// sheetRows is how many rows a sheet holds at most; a longer table goes on in a further sheet.
const sheetRows = excelize.TotalRows

// workbook is the file of several tables as sheets that read from right to left, with a sheet that explains them.
func workbook() file {
	tables := []Table{eventsTable(), casualtiesTable(), claimsTable(), sourcesTable()}
	return file{"workbook", "tawatur.xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", tables,
		func(ctx context.Context, w io.Writer, x *Exporter) (n tally, err error) {
			b, err := newBook(x)
			if err != nil {
				return n, err
			}
			defer func() { err = errors.Join(err, b.f.Close()) }()
			for _, t := range tables {
				one, err := x.fill(ctx, t, b.table(t))
				n.rows += one.rows
				if err != nil {
					return n, fmt.Errorf("sheet %s: %w", t.Name, err)
				}
			}
			if err := b.readme(x, tables); err != nil {
				return n, fmt.Errorf("sheet README: %w", err)
			}
			return n, b.write(w)
		}}
}

// bookWriter writes sheets one after the other.
type bookWriter struct {
	f                *excelize.File
	head, text, date int
	limit, sheets    int
}

func newBook(x *Exporter) (*bookWriter, error) {
	b := &bookWriter{f: excelize.NewFile(), limit: sheetRows}
	format := "yyyy-mm-dd"
	for _, s := range []struct {
		id    *int
		style excelize.Style
	}{
		{&b.head, excelize.Style{Font: &excelize.Font{Bold: true}, NumFmt: 49, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}},
		{&b.text, excelize.Style{NumFmt: 49}},
		{&b.date, excelize.Style{CustomNumFmt: &format}},
	} {
		id, err := b.f.NewStyle(&s.style)
		if err != nil {
			return nil, errors.Join(err, b.f.Close())
		}
		*s.id = id
	}
	err := b.f.SetDocProps(&excelize.DocProperties{Title: "Tawatur", Creator: "tawatur " + x.Version, LastModifiedBy: "tawatur",
		Created: "1980-01-01T00:00:00Z", Modified: "1980-01-01T00:00:00Z"})
	return b, err
}

// sheet is one sheet, or, of a table that is too long for one, the one that is written now.
type sheet struct {
	b     *bookWriter
	t     Table
	out   *excelize.StreamWriter
	part  int
	line  int
	cells []any
}

func (b *bookWriter) table(t Table) *sheet {
	return &sheet{b: b, t: t, cells: make([]any, len(t.Columns))}
}

// open begins the next sheet of a table with the line of column names, which stays in sight.
func (s *sheet) open() error {
	s.part++
	name := s.t.Name
	if s.part > 1 {
		name = fmt.Sprintf("%s %d", s.t.Name, s.part)
	}
	out, err := s.b.open(name, len(s.t.Columns))
	if err != nil {
		return err
	}
	if err := s.styles(out); err != nil {
		return err
	}
	s.out, s.line = out, 1
	for i, c := range s.t.Columns {
		s.cells[i] = excelize.Cell{StyleID: s.b.head, Value: c.Name}
	}
	return s.out.SetRow("A1", s.cells)
}

// styles makes the columns of days and texts such where they are empty too: LibreOffice shows days as bare numbers otherwise.
func (s *sheet) styles(out *excelize.StreamWriter) error {
	for i, c := range s.t.Columns {
		style := s.b.text
		switch c.Kind {
		case kindDate:
			style = s.b.date
		case kindInteger, kindNumber, kindBoolean:
			continue
		}
		if err := out.SetColStyle(i+1, i+1, style); err != nil {
			return err
		}
	}
	return nil
}

// open adds a sheet and returns what writes it.
func (b *bookWriter) open(name string, columns int) (*excelize.StreamWriter, error) {
	var err error
	if b.sheets++; b.sheets == 1 {
		err = b.f.SetSheetName("Sheet1", name)
	} else {
		_, err = b.f.NewSheet(name)
	}
	if err != nil {
		return nil, err
	}
	rtl := true
	if err := b.f.SetSheetView(name, 0, &excelize.ViewOptions{RightToLeft: &rtl}); err != nil {
		return nil, err
	}
	out, err := b.f.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	if err := out.SetColWidth(1, columns, 18); err != nil {
		return nil, err
	}
	return out, out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

func (s *sheet) row(values []any) error {
	if s.out == nil || s.line == s.b.limit {
		if err := s.flush(); err != nil {
			return err
		}
		if err := s.open(); err != nil {
			return err
		}
	}
	for i, v := range values {
		cell, err := s.cell(v, s.t.Columns[i].Kind)
		if err != nil {
			return fmt.Errorf("column %s: %w", s.t.Columns[i].Name, err)
		}
		s.cells[i] = cell
	}
	s.line++
	return s.out.SetRow(fmt.Sprintf("A%d", s.line), s.cells)
}

// cell is a value as a typed cell. A text is a text cell: nothing in it is reckoned as a formula.
func (s *sheet) cell(v any, kind string) (any, error) {
	text := cellText(v)
	if text == "" {
		return nil, nil
	}
	switch kind {
	case kindDate:
		t, err := time.Parse(time.DateOnly, text)
		return excelize.Cell{StyleID: s.b.date, Value: t}, err
	case kindText, kindList:
		return excelize.Cell{StyleID: s.b.text, Value: text}, nil
	}
	return v, nil
}

func (s *sheet) flush() error {
	if s.out == nil {
		return nil
	}
	return s.out.Flush()
}

// end finishes the sheet; a table without rows has its line of names all the same.
func (s *sheet) end() error {
	if s.out == nil {
		if err := s.open(); err != nil {
			return err
		}
	}
	return s.flush()
}

// readme writes the sheet that says what the workbook is and what its columns mean.
func (b *bookWriter) readme(x *Exporter, tables []Table) error {
	out, err := b.open("README", 4)
	if err != nil {
		return err
	}
	line := 0
	put := func(words ...string) error {
		line++
		cells := make([]any, len(words))
		for i, w := range words {
			style := b.text
			if line == 1 {
				style = b.head
			}
			cells[i] = excelize.Cell{StyleID: style, Value: w}
		}
		return out.SetRow(fmt.Sprintf("A%d", line), cells)
	}
	if err := put("sheet", "column", "العمود", "meaning"); err != nil {
		return err
	}
	for _, t := range tables {
		if err := put(t.Name, "", "", t.Description); err != nil {
			return err
		}
		for _, c := range t.Columns {
			if err := put(t.Name, c.Name, c.AR, c.Description); err != nil {
				return err
			}
		}
	}
	for _, words := range x.about() {
		if err := put("", "", "", words); err != nil {
			return err
		}
	}
	return out.Flush()
}
