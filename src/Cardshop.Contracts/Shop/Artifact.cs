using Cardshop.Contracts.Ids;

namespace Cardshop.Contracts.Shop;

/// <summary>A finished result.</summary>
/// <param name="Id">Its id.</param>
/// <param name="OrderId">What it was made for.</param>
/// <param name="TaskId">What made it.</param>
/// <param name="Channel">Whose it is.</param>
/// <param name="Kind">Such as <c>image</c>, <c>manifest</c>, <c>bmap</c>, <c>sha256</c>.</param>
/// <param name="Name">Its file name.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
/// <param name="Url">Where it lies in the warehouse.</param>
/// <param name="Status">Whether it can be had.</param>
/// <param name="Created">When it was reported.</param>
/// <param name="Expires">When it is over.</param>
public sealed record Artifact(
    ArtifactId Id, OrderId OrderId, TaskId TaskId, string Channel, string Kind, string Name, long Size, string Sha256, Uri Url, ArtifactStatus Status, DateTimeOffset Created, DateTimeOffset Expires);
