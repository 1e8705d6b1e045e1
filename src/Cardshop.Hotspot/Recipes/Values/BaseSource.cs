using System.Text.RegularExpressions;

namespace Cardshop.Hotspot.Recipes.Values;

/// <summary>
/// A published version of the base image: <c>1.4.2</c>, <c>1.4.2-rc1</c>, <c>1.10.0</c>. image-creator knows parts of one digit only.
/// </summary>
/// <param name="Version">What names it.</param>
/// <param name="Rest">What stood behind that; image-creator passes over it.</param>
internal sealed record BaseSource(string Version, string Rest)
{
    private static readonly Regex Pattern = new(
        @"\A(?<version>[0-9]+\.[0-9]+\.[0-9]+[a-z0-9._-]*)(?<rest>.*)\z",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.NonBacktracking);

    /// <summary>Where the image is.</summary>
    public Uri Url => new($"https://drive.offspot.it/base/offspot-base-arm64-{Version}.img");

    /// <summary>Where its MD5 is, in the form of md5sum.</summary>
    public Uri Md5Url => new($"{Url}.md5");

    /// <summary>Reads a version; null when the text does not start with one.</summary>
    public static BaseSource? TryParse(string text) =>
        Pattern.Match(text) is { Success: true } match ? new BaseSource(match.Groups["version"].Value, match.Groups["rest"].Value) : null;
}
