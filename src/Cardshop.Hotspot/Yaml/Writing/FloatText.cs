using System.Globalization;

namespace Cardshop.Hotspot.Yaml.Writing;

/// <summary>
/// The shortest text that reads as the same float: <c>1.0</c>, <c>1.5e-07</c>, <c>-.inf</c>. Without the dot it would be text.
/// </summary>
internal static class FloatText
{
    public static string Of(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();
        if (text.Contains('.'))
        {
            return text;
        }

        var exponent = text.IndexOf('e');
        return text.Insert(exponent < 0 ? text.Length : exponent, ".0");
    }
}
