using System.Runtime.CompilerServices;
using System.Text;

namespace Cardshop.Disk.Ext4.Reading;

/// <summary>An interpolated string that is put together only when the condition beside it fails: checks stand in every inner loop.</summary>
[InterpolatedStringHandler]
internal readonly ref struct Explanation
{
    private readonly StringBuilder? _text;

    public Explanation(int literalLength, int formattedCount, bool condition, out bool isNeeded)
    {
        isNeeded = !condition;
        _text = isNeeded ? new StringBuilder(literalLength + (formattedCount * 8)) : null;
    }

    public void AppendLiteral(string text) => _text!.Append(text);

    public void AppendFormatted<T>(T value) => _text!.Append(value);

    public void AppendFormatted<T>(T value, string format)
        where T : IFormattable => _text!.Append(value.ToString(format, null));

    public override string ToString() => _text?.ToString() ?? "";
}
