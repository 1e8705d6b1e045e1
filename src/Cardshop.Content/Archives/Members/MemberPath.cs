using System.Text;

namespace Cardshop.Content.Archives.Members;

/// <summary>The rules that the path of a member has to follow.</summary>
internal static class MemberPath
{
    /// <summary>The most bytes of UTF-8 in a name (<c>NAME_MAX</c>).</summary>
    public const int LongestName = 255;

    /// <summary>The most bytes of UTF-8 in a path, and in what a symbolic link says (<c>PATH_MAX</c> without the final zero).</summary>
    public const int LongestPath = 4095;

    /// <summary>
    /// Takes the empty parts and the <c>.</c> out of a path: <c>./a//b/</c> becomes <c>a/b</c>, and <c>./</c> becomes nothing.
    /// </summary>
    /// <returns>What is wrong with it, to be put behind the name of the member; null when it is good.</returns>
    public static string? Normalise(string name, out string path)
    {
        path = "";
        if (name.Contains('\0'))
        {
            return "has a zero byte in its path";
        }

        if (name.StartsWith('/') || StartsWithDrive(name))
        {
            return "has an absolute path";
        }

        var normalised = new StringBuilder(name.Length);
        foreach (var range in name.AsSpan().Split('/'))
        {
            var part = name.AsSpan(range);
            if (part is "" or ".")
            {
                continue;
            }

            if (part is "..")
            {
                return "has a path with \"..\" in it";
            }

            if (Encoding.UTF8.GetByteCount(part) > LongestName)
            {
                return $"has a name of more than {LongestName} bytes in its path, which no file system takes";
            }

            normalised.Append(normalised.Length == 0 ? "" : "/").Append(part);
        }

        path = normalised.ToString();
        return Encoding.UTF8.GetByteCount(path) > LongestPath ? $"has a path of more than {LongestPath} bytes" : null;
    }

    // Elsewhere a backslash is a character like any other, as it is for the reference on Linux.
    private static bool StartsWithDrive(string name) => name is [var letter, ':', '/' or '\\', ..] && char.IsAsciiLetter(letter);
}
