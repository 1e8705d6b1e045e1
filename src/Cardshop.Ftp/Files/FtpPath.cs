using System.Diagnostics.CodeAnalysis;

namespace Cardshop.Ftp.Files;

/// <summary>
/// Where something lies: an absolute path such as <c>/kiwix/hotspot.img</c>, whose parts are names and never <c>.</c> or <c>..</c>, so that none
/// leads out of the root. The default value is the root.
/// </summary>
public readonly record struct FtpPath
{
    private const int LongestPath = 1024;

    private readonly string? _text;

    private FtpPath(string text) => _text = text;

    /// <summary>The folder above all.</summary>
    public static FtpPath Root => default;

    /// <summary>Whether this is the folder above all.</summary>
    public bool IsRoot => _text is null;

    /// <summary>The last part; empty for the root.</summary>
    public string Name => _text is null ? "" : _text[(_text.LastIndexOf('/') + 1)..];

    /// <summary>The folder that it lies in; the root lies in itself.</summary>
    public FtpPath Parent => _text is null || _text.LastIndexOf('/') is 0 ? Root : new FtpPath(_text[.._text.LastIndexOf('/')]);

    /// <summary>The parts from the root on, joined by slashes, without one in front; empty for the root.</summary>
    public string Relative => _text is null ? "" : _text[1..];

    /// <summary>The parts from the root on.</summary>
    public IReadOnlyList<string> Parts => _text is null ? [] : _text[1..].Split('/');

    /// <summary>Reads what a client has typed: an absolute path, or one that begins in a folder. <c>..</c> in the root stays there.</summary>
    /// <returns>Whether it can be a path: at most 1,024 characters, none of them a control character or a backslash.</returns>
    public static bool TryResolve(FtpPath folder, string text, out FtpPath path)
    {
        path = folder;
        if (text.Length > LongestPath || text.Any(c => char.IsControl(c) || c == '\\'))
        {
            return false;
        }

        var parts = text.StartsWith('/') ? [] : folder.Parts.ToList();
        foreach (var part in text.Split('/'))
        {
            if (part is "..")
            {
                parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        path = parts.Count == 0 ? Root : new FtpPath("/" + string.Join('/', parts));
        return path.ToString().Length <= LongestPath;
    }

    /// <summary>Something in this folder.</summary>
    /// <exception cref="ArgumentException">That cannot be a name.</exception>
    public FtpPath Child(string name) => TryChild(name, out var child) ? child : throw new ArgumentException($"\"{name}\" cannot be a name.", nameof(name));

    /// <summary>Whether this is <paramref name="folder"/>, or lies below it.</summary>
    public bool IsWithin(FtpPath folder) =>
        folder.IsRoot || this == folder || ToString().StartsWith(folder + "/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => _text ?? "/";

    private bool TryChild(string name, [NotNullWhen(true)] out FtpPath child) =>
        TryResolve(this, name, out child) && !name.Contains('/') && child != this && child.Parent == this;
}
