using System.Globalization;
using System.Text;
using System.Xml.Linq;
using QRCoder;

namespace Cardshop.Cards.Labels;

/// <summary>Labels on sheets of A4, 3 in a row and 7 rows of 63.5 × 38.1 mm (the usual sheet of 21), as SVG with a millimetre as unit.</summary>
public static class LabelSheet
{
    /// <summary>How many labels fit on a sheet.</summary>
    public const int Count = Columns * Rows;

    private const int Columns = 3;
    private const int Rows = 7;
    private const double Width = 63.5;
    private const double Height = 38.1;
    private const double Left = 7.2;
    private const double Top = 15.1;
    private const double Gap = 2.5;
    private const double Margin = 4;
    private const double CodeSize = 28;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The sheets that labels fill, one SVG each.</summary>
    public static IEnumerable<string> Draw(IEnumerable<Label> labels) => labels.Chunk(Count).Select(Sheet);

    private static string Sheet(Label[] labels)
    {
        var root = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", "0 0 210 297"),
            new XAttribute("width", "210mm"),
            new XAttribute("height", "297mm"),
            new XAttribute("font-family", "sans-serif"),
            labels.Select((label, i) => Draw(label, Left + (i % Columns * (Width + Gap)), Top + (i / Columns * Height))));
        return root.ToString();
    }

    private static XElement Draw(Label label, double x, double y)
    {
        var room = Width - (2 * Margin) - (label.Code is null ? 0 : CodeSize + Margin);
        var title = Math.Min(14, room / Math.Max(1, label.Title.Length) * 1.6);
        return new XElement(
            Svg + "g",
            new XAttribute("transform", $"translate({Number(x)} {Number(y)})"),
            Text(label.Title, Margin, Margin + title, title, isBold: true),
            label.Lines.Select((line, i) => Text(line, Margin, Margin + title + ((i + 1) * 5), Math.Min(3.6, room / Math.Max(1, line.Length) * 1.8), isBold: false)),
            label.Code is { } code ? Code(code, Width - CodeSize - Margin, (Height - CodeSize) / 2) : null);
    }

    private static XElement Text(string text, double x, double y, double size, bool isBold) => new(
        Svg + "text",
        new XAttribute("x", Number(x)),
        new XAttribute("y", Number(y)),
        new XAttribute("font-size", Number(size)),
        isBold ? new XAttribute("font-weight", "bold") : null,
        text);

    private static XElement Code(string text, double x, double y)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var path = new StringBuilder();
        var size = data.ModuleMatrix.Count;
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                if (data.ModuleMatrix[row][column])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
                }
            }
        }

        var scale = CodeSize / size;
        return new XElement(Svg + "path", new XAttribute("d", path.ToString()), new XAttribute("transform", $"translate({Number(x)} {Number(y)}) scale({Number(scale)})"));
    }

    private static string Number(double value) => Math.Round(value, 4).ToString(CultureInfo.InvariantCulture);
}
