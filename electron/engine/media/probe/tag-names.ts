/** Names of tags by their numbers, as EXIF 3.0, TIFF 6.0, TIFF/EP and DNG 1.7 spell them: `number name` pairs in hexadecimal. */
function table(pairs: string): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const pair of pairs.trim().split(/\s+/)) {
    const [number = '', name = ''] = pair.split('=');
    names.set(Number.parseInt(number, 16), name);
  }
  return names;
}

export const tiffNames = table(`
  fe=NewSubfileType ff=SubfileType 100=ImageWidth 101=ImageLength 102=BitsPerSample 103=Compression
  106=PhotometricInterpretation 107=Thresholding 108=CellWidth 109=CellLength 10a=FillOrder 10d=DocumentName
  10e=ImageDescription 10f=Make 110=Model 111=StripOffsets 112=Orientation 115=SamplesPerPixel 116=RowsPerStrip
  117=StripByteCounts 118=MinSampleValue 119=MaxSampleValue 11a=XResolution 11b=YResolution 11c=PlanarConfiguration
  11d=PageName 11e=XPosition 11f=YPosition 122=GrayResponseUnit 123=GrayResponseCurve 124=T4Options 125=T6Options
  128=ResolutionUnit 129=PageNumber 12d=TransferFunction 131=Software 132=DateTime 13b=Artist 13c=HostComputer
  13d=Predictor 13e=WhitePoint 13f=PrimaryChromaticities 140=ColorMap 141=HalftoneHints 142=TileWidth 143=TileLength
  144=TileOffsets 145=TileByteCounts 14a=SubIFDs 14c=InkSet 14d=InkNames 14e=NumberOfInks 150=DotRange 151=TargetPrinter
  152=ExtraSamples 153=SampleFormat 154=SMinSampleValue 155=SMaxSampleValue 156=TransferRange 15b=JPEGTables
  200=JPEGProc 201=JPEGInterchangeFormat 202=JPEGInterchangeFormatLength 203=JPEGRestartInterval 211=YCbCrCoefficients
  212=YCbCrSubSampling 213=YCbCrPositioning 214=ReferenceBlackWhite 2bc=XMP 1000=RelatedImageFileFormat
  1001=RelatedImageWidth 1002=RelatedImageLength 4746=Rating 4749=RatingPercent 828d=CFARepeatPatternDim
  828e=CFAPattern 828f=BatteryLevel 8298=Copyright 829a=ExposureTime 829d=FNumber 83bb=IPTC 8649=PhotoshopResources
  8769=ExifIFD 8773=ICCProfile 8822=ExposureProgram 8824=SpectralSensitivity 8825=GPSIFD 8827=PhotographicSensitivity
  8828=OECF 8829=Interlace 882a=TimeZoneOffset 882b=SelfTimerMode 8830=SensitivityType 8831=StandardOutputSensitivity
  8832=RecommendedExposureIndex 8833=ISOSpeed 8834=ISOSpeedLatitudeyyy 8835=ISOSpeedLatitudezzz 9000=ExifVersion
  9003=DateTimeOriginal 9004=DateTimeDigitized 9010=OffsetTime 9011=OffsetTimeOriginal 9012=OffsetTimeDigitized
  9101=ComponentsConfiguration 9102=CompressedBitsPerPixel 9201=ShutterSpeedValue 9202=ApertureValue
  9203=BrightnessValue 9204=ExposureBiasValue 9205=MaxApertureValue 9206=SubjectDistance 9207=MeteringMode
  9208=LightSource 9209=Flash 920a=FocalLength 920b=FlashEnergy 920c=SpatialFrequencyResponse 920d=Noise
  920e=FocalPlaneXResolution 920f=FocalPlaneYResolution 9210=FocalPlaneResolutionUnit 9211=ImageNumber
  9212=SecurityClassification 9213=ImageHistory 9214=SubjectArea 9215=ExposureIndex 9216=TIFF/EPStandardID
  9217=SensingMethod 927c=MakerNote 9286=UserComment 9290=SubSecTime 9291=SubSecTimeOriginal 9292=SubSecTimeDigitized
  935c=ImageSourceData 9400=AmbientTemperature 9401=Humidity 9402=Pressure 9403=WaterDepth 9404=Acceleration
  9405=CameraElevationAngle 9c9b=XPTitle 9c9c=XPComment 9c9d=XPAuthor 9c9e=XPKeywords 9c9f=XPSubject
  a000=FlashpixVersion a001=ColorSpace a002=PixelXDimension a003=PixelYDimension a004=RelatedSoundFile a005=InteropIFD
  a20b=FlashEnergy a20c=SpatialFrequencyResponse a20e=FocalPlaneXResolution a20f=FocalPlaneYResolution
  a210=FocalPlaneResolutionUnit a214=SubjectLocation a215=ExposureIndex a217=SensingMethod a300=FileSource
  a301=SceneType a302=CFAPattern a401=CustomRendered a402=ExposureMode a403=WhiteBalance a404=DigitalZoomRatio
  a405=FocalLengthIn35mmFilm a406=SceneCaptureType a407=GainControl a408=Contrast a409=Saturation a40a=Sharpness
  a40b=DeviceSettingDescription a40c=SubjectDistanceRange a420=ImageUniqueID a430=CameraOwnerName a431=BodySerialNumber
  a432=LensSpecification a433=LensMake a434=LensModel a435=LensSerialNumber a436=ImageTitle a437=Photographer
  a438=ImageEditor a439=CameraFirmware a43a=RAWDevelopingSoftware a43b=ImageEditingSoftware a43c=MetadataEditingSoftware
  a460=CompositeImage a461=SourceImageNumberOfCompositeImage a462=SourceExposureTimesOfCompositeImage a500=Gamma
  c4a5=PrintIM c612=DNGVersion c613=DNGBackwardVersion c614=UniqueCameraModel c615=LocalizedCameraModel
  c616=CFAPlaneColor c617=CFALayout c618=LinearizationTable c619=BlackLevelRepeatDim c61a=BlackLevel
  c61b=BlackLevelDeltaH c61c=BlackLevelDeltaV c61d=WhiteLevel c61e=DefaultScale c61f=DefaultCropOrigin
  c620=DefaultCropSize c621=ColorMatrix1 c622=ColorMatrix2 c623=CameraCalibration1 c624=CameraCalibration2
  c625=ReductionMatrix1 c626=ReductionMatrix2 c627=AnalogBalance c628=AsShotNeutral c629=AsShotWhiteXY
  c62a=BaselineExposure c62b=BaselineNoise c62c=BaselineSharpness c62d=BayerGreenSplit c62e=LinearResponseLimit
  c62f=CameraSerialNumber c630=LensInfo c631=ChromaBlurRadius c632=AntiAliasStrength c633=ShadowScale
  c634=DNGPrivateData c635=MakerNoteSafety c65a=CalibrationIlluminant1 c65b=CalibrationIlluminant2
  c65c=BestQualityScale c65d=RawDataUniqueID c68b=OriginalRawFileName c68c=OriginalRawFileData c68d=ActiveArea
  c68e=MaskedAreas c68f=AsShotICCProfile c690=AsShotPreProfileMatrix c691=CurrentICCProfile
  c692=CurrentPreProfileMatrix c6bf=ColorimetricReference c6c5=SRawType c6f3=CameraCalibrationSignature
  c6f4=ProfileCalibrationSignature c6f6=AsShotProfileName c6f7=NoiseReductionApplied c6f8=ProfileName
  c6f9=ProfileHueSatMapDims c6fa=ProfileHueSatMapData1 c6fb=ProfileHueSatMapData2 c6fc=ProfileToneCurve
  c6fd=ProfileEmbedPolicy c6fe=ProfileCopyright c714=ForwardMatrix1 c715=ForwardMatrix2
  c716=PreviewApplicationName c717=PreviewApplicationVersion c718=PreviewSettingsName c719=PreviewSettingsDigest
  c71a=PreviewColorSpace c71b=PreviewDateTime c71c=RawImageDigest c71d=OriginalRawFileDigest c71e=SubTileBlockSize
  c71f=RowInterleaveFactor c725=ProfileLookTableDims c726=ProfileLookTableData c740=OpcodeList1 c741=OpcodeList2
  c74e=OpcodeList3 c761=NoiseProfile c763=TimeCodes c764=FrameRate c772=TStop c789=ReelName c791=OriginalDefaultFinalSize
  c792=OriginalBestQualityFinalSize c793=OriginalDefaultCropSize c7a1=CameraLabel c7a3=ProfileHueSatMapEncoding
  c7a4=ProfileLookTableEncoding c7a5=BaselineExposureOffset c7a6=DefaultBlackRender c7a7=NewRawImageDigest
  c7a8=RawToPreviewGain c7b5=DefaultUserCrop
  830e=ModelPixelScale 8482=ModelTiepoint 85d8=ModelTransformation 87af=GeoKeyDirectory 87b0=GeoDoubleParams
  87b1=GeoAsciiParams a480=GDALMetadata a481=GDALNoData
`);

export const gpsNames = table(`
  0=GPSVersionID 1=GPSLatitudeRef 2=GPSLatitude 3=GPSLongitudeRef 4=GPSLongitude 5=GPSAltitudeRef 6=GPSAltitude
  7=GPSTimeStamp 8=GPSSatellites 9=GPSStatus a=GPSMeasureMode b=GPSDOP c=GPSSpeedRef d=GPSSpeed e=GPSTrackRef f=GPSTrack
  10=GPSImgDirectionRef 11=GPSImgDirection 12=GPSMapDatum 13=GPSDestLatitudeRef 14=GPSDestLatitude
  15=GPSDestLongitudeRef 16=GPSDestLongitude 17=GPSDestBearingRef 18=GPSDestBearing 19=GPSDestDistanceRef
  1a=GPSDestDistance 1b=GPSProcessingMethod 1c=GPSAreaInformation 1d=GPSDateStamp 1e=GPSDifferential
  1f=GPSHPositioningError
`);

export const interopNames = table('1=InteroperabilityIndex 2=InteroperabilityVersion');

/** Datasets of record 2 (IPTC IIM 4.2). */
export const iptcNames = table(`
  0=RecordVersion 3=ObjectTypeReference 4=ObjectAttributeReference 5=ObjectName 7=EditStatus 8=EditorialUpdate a=Urgency
  c=SubjectReference f=Category 14=SupplementalCategory 16=FixtureIdentifier 19=Keywords 1a=ContentLocationCode
  1b=ContentLocationName 1e=ReleaseDate 23=ReleaseTime 25=ExpirationDate 26=ExpirationTime 28=SpecialInstructions
  2a=ActionAdvised 2d=ReferenceService 2f=ReferenceDate 32=ReferenceNumber 37=DateCreated 3c=TimeCreated
  3e=DigitalCreationDate 3f=DigitalCreationTime 41=OriginatingProgram 46=ProgramVersion 4b=ObjectCycle 50=By-line
  55=By-lineTitle 5a=City 5c=Sub-location 5f=Province-State 64=CountryCode 65=CountryName 67=OriginalTransmissionReference
  69=Headline 6e=Credit 73=Source 74=CopyrightNotice 76=Contact 78=Caption-Abstract 79=LocalCaption 7a=Writer-Editor
  82=ImageType 83=ImageOrientation 87=LanguageIdentifier
`);

/** Datasets of record 1. */
export const envelopeNames = table(`
  0=EnvelopeRecordVersion 5=Destination 14=FileFormat 16=FileFormatVersion 1e=ServiceIdentifier 28=EnvelopeNumber
  32=ProductID 3c=EnvelopePriority 46=DateSent 50=TimeSent 5a=CodedCharacterSet 64=UniqueObjectName
`);
