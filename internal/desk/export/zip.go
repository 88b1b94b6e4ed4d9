package export

import (
	"archive/zip"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

// entry returns the head of a file in an archive: the least date that a ZIP file can hold, so that no clock gets in.
func entry(name string, method uint16) *zip.FileHeader {
	return &zip.FileHeader{Name: name, Method: method, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)}
}

// Zip writes a format with its descriptor and codebook as a ZIP file and returns how many rows there are.
func (x *Exporter) Zip(ctx context.Context, w io.Writer, format string) (int, error) {
	z := zip.NewWriter(w)
	rows, err := x.Package(ctx, format, func(path string) (io.WriteCloser, error) {
		method := zip.Deflate
		if strings.HasSuffix(path, ".xlsx") || strings.HasSuffix(path, ".parquet") {
			method = zip.Store
		}
		out, err := z.CreateHeader(entry(path, method))
		return unclosed{out}, err
	})
	if err != nil {
		return rows, err
	}
	return rows, z.Close()
}

// unclosed is a writer that has nothing to close.
type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }

// write writes the workbook. The library puts its parts into the archive in no fixed order, so they are copied into one.
func (b *bookWriter) write(w io.Writer) (err error) {
	tmp, err := os.CreateTemp("", "tawatur-*.xlsx")
	if err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	defer func() { err = errors.Join(err, tmp.Close(), os.Remove(tmp.Name())) }()
	n, err := b.f.WriteTo(tmp)
	if err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	return inOrder(w, tmp, n)
}

// inOrder copies an archive with its parts in the order of their names, without their dates. What says what the parts are comes
// first, where readers look for it.
func inOrder(w io.Writer, r io.ReaderAt, size int64) error {
	in, err := zip.NewReader(r, size)
	if err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	rank := func(f *zip.File) int {
		if f.Name == "[Content_Types].xml" {
			return 0
		}
		return 1
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return cmp.Or(rank(a)-rank(b), cmp.Compare(a.Name, b.Name)) })
	out := zip.NewWriter(w)
	for _, f := range in.File {
		if err := copyPart(out, f); err != nil {
			return fmt.Errorf("workbook: part %s: %w", f.Name, err)
		}
	}
	return out.Close()
}

// copyPart copies a part as it is compressed.
func copyPart(out *zip.Writer, f *zip.File) error {
	raw, err := f.OpenRaw()
	if err != nil {
		return err
	}
	head := entry(f.Name, f.Method)
	//lint:ignore SA1019 a raw copy does not work the date out of Modified
	head.ModifiedDate = 1<<5 | 1 // 1 January 1980
	head.CRC32, head.CompressedSize64, head.UncompressedSize64 = f.CRC32, f.CompressedSize64, f.UncompressedSize64
	w, err := out.CreateRaw(head)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, raw)
	return err
}
