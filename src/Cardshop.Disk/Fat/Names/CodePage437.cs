namespace Cardshop.Disk.Fat.Names;

/// <summary>
/// The code page that 8.3 names are read in, as Linux does by default. What is written is ASCII.
/// See <see href="https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP437.TXT"/>.
/// </summary>
internal static class CodePage437
{
    private const string UpperHalf =
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
        + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0";

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            text[i] = bytes[i] < 0x80 ? (char)bytes[i] : UpperHalf[bytes[i] - 0x80];
        }

        return new string(text);
    }
}
