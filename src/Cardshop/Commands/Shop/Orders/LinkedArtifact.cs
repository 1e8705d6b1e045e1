using Cardshop.Contracts.Ids;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>Something that can be downloaded, and the link that opens it.</summary>
/// <param name="Artifact">Its id.</param>
/// <param name="Kind">What it is: <c>image</c>, <c>manifest</c>, <c>bmap</c>, <c>sha256</c>.</param>
/// <param name="Name">Its file name.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
/// <param name="Url">The link; good for whoever has it.</param>
/// <param name="Expires">Until when.</param>
internal sealed record LinkedArtifact(ArtifactId Artifact, string Kind, string Name, long Size, string Sha256, Uri Url, DateTimeOffset Expires);
