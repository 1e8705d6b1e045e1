namespace Cardshop.Content.Fetching;

/// <summary>Tells sources that are fetched from those that only make sense to the downloader that recipes were first written for.</summary>
internal static class SourceKinds
{
    private static readonly (string Suffix, string Name)[] Descriptions =
        [(".torrent", "a torrent"), (".metalink", "a metalink"), (".meta4", "a metalink")];

    /// <param name="source">What was asked for, for the message.</param>
    /// <param name="uri">Where it is asked for.</param>
    /// <exception cref="FetchException">It is of no kind that is fetched.</exception>
    public static SourceKind Of(Uri source, Uri uri)
    {
        if (!SourceName.IsFetched(uri))
        {
            throw Unsupported($"{SourceName.Of(source)}: sources of the kind {uri.Scheme}: are not fetched.");
        }

        if (Descriptions.FirstOrDefault(kind => uri.AbsolutePath.EndsWith(kind.Suffix, StringComparison.OrdinalIgnoreCase)) is { Name: { } name })
        {
            throw Unsupported($"{SourceName.Of(source)}: is {name}, which says where a file is instead of being it.");
        }

        return uri.IsFile ? SourceKind.Local : SourceKind.Remote;
    }

    private static FetchException Unsupported(string what) =>
        new(FetchFailure.Unsupported, $"{what} Name the file by an http, https or file URL, or say with --mirror where such a one is.");
}
