namespace Cardshop.Content.Fetching;

/// <summary>URLs as the store and people know them: escaped, and without user, password and fragment, which are no part of what is fetched.</summary>
internal static class SourceName
{
    private const UriComponents Named = UriComponents.AbsoluteUri & ~UriComponents.UserInfo & ~UriComponents.Fragment;

    public static string Of(Uri source) => source.GetComponents(Named, UriFormat.UriEscaped);

    public static Uri Without(Uri source) => new(Of(source));

    public static bool IsFetched(Uri source) => IsRemote(source) || source.IsFile;

    public static bool IsRemote(Uri source) => source.Scheme is "http" or "https";
}
