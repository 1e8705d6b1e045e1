using Cardshop.Content;
using Cardshop.Content.Fetching;
using Cardshop.Hotspot.Recipes;

namespace Cardshop.Imaging.Inputs;

/// <summary>Turns the checksum of a recipe into what a fetch must match.</summary>
internal static class ChecksumRequests
{
    public static FetchRequest With(FetchRequest request, ChecksumSpec? checksum) => checksum switch
    {
        null => request,
        { Kind: ChecksumKind.Url } => request with { Published = new ChecksumFile(new Uri(checksum.Value), checksum.Algorithm) },
        _ => request with { Expected = new Checksum(checksum.Algorithm, checksum.Value) },
    };
}
