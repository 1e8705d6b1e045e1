using System.Text.Json.Nodes;
using Cardshop.Primitives.Digests;

namespace Cardshop.TestKit.Registry;

/// <summary>A layer of a layout.</summary>
/// <param name="Descriptor">How manifests name it.</param>
/// <param name="Digest">Of the layer as it is stored.</param>
/// <param name="DiffId">Of the tar.</param>
/// <param name="Tar">The tar.</param>
public sealed record TestLayer(JsonObject Descriptor, Sha256Digest Digest, Sha256Digest DiffId, byte[] Tar);
